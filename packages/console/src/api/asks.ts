/** One hook for each thing that a room asks of the centre. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { centre } from "./centre.ts";

export const useCentre = () => useQuery({ queryKey: ["centre"], queryFn: centre.centre });
export const useDue = () => useQuery({ queryKey: ["due"], queryFn: centre.due });
export const useShift = () => useQuery({ queryKey: ["shift"], queryFn: centre.shift });
export const usePasskeys = () => useQuery({ queryKey: ["passkeys"], queryFn: centre.passkeys });
export const useAlarms = () => useQuery({ queryKey: ["alarms"], queryFn: centre.alarms });
export const useLines = () => useQuery({ queryKey: ["lines"], queryFn: centre.lines });
/** By the ordinary telephone, of every line. */
export const useLoggedCalls = () => useQuery({ queryKey: ["logged-calls"], queryFn: () => centre.loggedCalls() });
export const useLinesLeft = () => useQuery({ queryKey: ["lines-left"], queryFn: centre.linesLeft });
export const useProposedLines = () => useQuery({ queryKey: ["lines-proposed"], queryFn: centre.proposedLines });
/** Of every line, the newest first. */
export const useCalls = () => useQuery({ queryKey: ["calls"], queryFn: () => centre.calls() });
/** Set words for the first minutes; they are the same as long as the page stands. */
export const usePhrases = () => useQuery({ queryKey: ["phrases"], queryFn: centre.phrases });
export const useInbox = () => useQuery({ queryKey: ["inbox"], queryFn: centre.inbox });
export const useSent = () => useQuery({ queryKey: ["sent"], queryFn: centre.sent });
export const useDrafts = () => useQuery({ queryKey: ["drafts"], queryFn: centre.drafts });
export const useWarnings = (also: readonly string[]) =>
  useQuery({ queryKey: ["warnings", ...also], queryFn: () => centre.warnings(also) });
export const useEvents = () => useQuery({ queryKey: ["events"], queryFn: centre.events });
export const useByHand = () => useQuery({ queryKey: ["byHand"], queryFn: centre.byHand });
export const useRefusals = () => useQuery({ queryKey: ["refusals"], queryFn: centre.refusals });
/** @param wanted false while nothing on the page needs a rule: the files of all regimes are the largest thing one can ask for */
export const useRegimes = (wanted = true) =>
  useQuery({ queryKey: ["regimes"], queryFn: centre.regimes, enabled: wanted });

/** Every regime file that can be read here; the centre reads them all when it is first asked. */
export const useLibrary = () => useQuery({ queryKey: ["library"], queryFn: centre.library });

export const useDraft = (id: string | null) =>
  useQuery({ queryKey: ["draft", id], queryFn: () => centre.draft(id ?? ""), enabled: id !== null });

const message = (id: string) => ({ queryKey: ["message", id], queryFn: () => centre.message(id) });
export const useMessage = (id: string | null) => useQuery({ ...message(id ?? ""), enabled: id !== null });
export const useMessageList = (ids: readonly string[]) => useQueries({ queries: ids.map(message) });
