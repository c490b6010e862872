/** The coasts, in one grey: a coarse set for the whole globe, a finer one when an officer comes closer. Served by the centre itself. */
import { useQuery } from "@tanstack/react-query";
import type { GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import fine from "world-atlas/land-50m.json?url";
import coarse from "world-atlas/land-110m.json?url";

type Topology = Parameters<typeof feature>[0];

async function load(url: string): Promise<GeoPermissibleObjects> {
  const topology = (await (await fetch(url)).json()) as Topology;
  const land = topology.objects.land;
  if (land === undefined) throw new Error(`no land in ${url}`);
  return feature(topology, land);
}

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

export function useLand(close: boolean): GeoPermissibleObjects | undefined {
  const far = useQuery({ queryKey: ["regimes", "land", "coarse"], queryFn: () => load(coarse), ...forever });
  const near = useQuery({
    queryKey: ["regimes", "land", "fine"],
    queryFn: () => load(fine),
    enabled: close,
    ...forever,
  });
  return (close ? near.data : undefined) ?? far.data;
}
