/** Asks the centre what it makes of the form, a fifth of a second after the last key. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Compose, centre } from "../api/centre.ts";

const quietMs = 200;

export function usePreview(asked: Compose) {
  const text = JSON.stringify(asked);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ["preview", settled],
    queryFn: () => centre.preview(JSON.parse(settled) as Compose),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
