import { useQuery } from "@tanstack/react-query";
import { centre } from "../api/centre.ts";

export const usePapers = () => useQuery({ queryKey: ["papers"], queryFn: centre.papers });
export const useOutgoing = () => useQuery({ queryKey: ["outgoing"], queryFn: centre.outgoing });
export const useDeclarations = () => useQuery({ queryKey: ["declarations"], queryFn: centre.declarations });

export const paperPath = (id: string): string => `/papers/${encodeURIComponent(id)}`;
