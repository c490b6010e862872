/** The centre that served this page. Everything that the console shows or does goes through this client. */
import { connect, OutOfReach, Refused } from "@comity/centre/client";
import { QueryClient } from "@tanstack/react-query";

export type * from "@comity/centre/client";
export { OutOfReach, Refused };

export const centre = connect({ url: "" });

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The centre's own stream of changes says when to ask again; nothing is polled.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (count, e) => !(e instanceof Refused) && count < 2,
    },
  },
});

/** What cannot change while the page stands: regimes and their files, and the public record. */
const lasting: readonly unknown[] = [
  "regimes",
  "library",
  "library-file",
  "almanac",
  "almanac-opened",
  "models",
  "phrases",
];
export function refresh(): void {
  void queries.invalidateQueries({ predicate: (q) => !lasting.includes(q.queryKey[0]) });
}
