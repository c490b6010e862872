"""The equations of src/kernel/plan.ts in NumPy, single precision, one thread: what the kernel is measured beside.

    python3 kernel.py PATHS < plan.json

Prints one line of JSON: the seconds of the best way of cutting the paths into chunks, and its chunk. Arrays are made once and
all arithmetic is in place, as whoever wants speed of NumPy writes it. It may take less time than it should and never more:
it does not keep the years' results, but overwrites one row.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np

F = np.float32


def party_arrays(p, rng, n):
    z = rng.standard_normal((8, n), dtype=F)
    x = F(p["level"]["mean"]) + F(p["level"]["sd"]) * z[0]
    g = F(p["growth"]["mean"]) + F(p["growth"]["withLevel"]) * (x - F(p["level"]["mean"])) + F(p["growth"]["sd"]) * z[1]
    k = p["tail"]
    change = np.exp(F(p["growthChange"]["mean"]) + F(p["growthChange"]["sd"]) * z[2]) * F(1 / np.sqrt(1 + 2 * k + 3 * k * k))
    aim = F(p["aim"]["mean"]) + F(p["aim"]["sd"]) * z[3]
    start = F(p["share"]["mean"]) + F(p["share"]["withLevel"]) * (x - F(p["level"]["mean"])) + F(p["share"]["sd"]) * z[4]
    up = p["upload"]
    pace = np.maximum(F(up["pace"]["mean"]) + F(up["pace"]["sd"]) * z[7], F(0))
    pace *= rng.random(n, dtype=F) < F(up["chance"])
    capacity = F(up["capacity"]["mean"]) + F(up["capacity"]["sd"]) * z[6]
    return dict(x=x, g=g, change=change, aim=aim, start=start, q=start.copy(), pace=pace, capacity=capacity, u=np.zeros(n, F))


def step(p, a, z, n, t, e, mask, step_number, stock, deployed):
    np.multiply(z[2], z[2], out=t)
    t *= F(p["tail"])
    t += F(1)
    t *= z[1]
    t *= a["change"]
    g = a["g"]
    g *= F(p["growthKept"])
    g += F((1 - p["growthKept"]) * p["longRunGrowth"])
    g += t
    np.greater(z[7], F(p["turn"]["above"]), out=mask)
    z[2] *= F(p["turn"]["sd"])
    z[2] += F(p["turn"]["mean"])
    np.copyto(g, z[2], where=mask)
    np.copyto(e, g)
    aim = p["aim"]
    if aim["weight"] != 0 and step_number <= aim["dueStep"]:
        np.multiply(z[3], F(aim["slip"]), out=t)
        t += a["aim"]
        t -= a["x"]
        t *= F(1 / (aim["dueStep"] - step_number + 1))
        t -= g
        t *= F(aim["weight"])
        e += t
    z[0] *= F(p["levelShock"])
    e += z[0]
    np.maximum(e, F(-p["mostAYear"]), out=e)
    np.minimum(e, F(p["mostAYear"]), out=e)
    a["x"] += e
    np.exp(a["x"], out=stock)
    q = a["q"]
    q -= a["start"]
    q *= F(p["share"]["kept"])
    np.multiply(e, F(1 - p["share"]["follows"]), out=t)
    a["start"] -= t
    q += a["start"]
    z[4] *= F(p["share"]["shock"])
    q += z[4]
    up = p["upload"]
    if step_number >= up["fromStep"]:
        z[5] *= F(up["pace"]["shock"])
        z[5] += F(1)
        np.maximum(z[5], F(0), out=z[5])
        z[5] *= a["pace"]
        a["u"] += z[5]
        np.minimum(a["u"], F(1), out=a["u"])
    np.minimum(q, F(0), out=t)
    np.exp(t, out=t)
    t *= stock
    np.subtract(a["capacity"], t, out=e)
    np.maximum(e, F(0), out=e)
    e *= a["u"]
    e += t
    np.minimum(e, stock, out=deployed)


def run(plan, paths, chunk):
    rng = np.random.Generator(np.random.SFC64(plan["seed"]))
    z = np.empty((8, chunk), F)
    t, e, stock, deployed = (np.empty(chunk, F) for _ in range(4))
    mask = np.empty(chunk, bool)
    begun = time.perf_counter()
    for _ in range(paths // chunk):
        parties = [(p, party_arrays(p, rng, chunk)) for p in plan["parties"]]
        for number in range(1, plan["steps"] + 1):
            for p, a in parties:
                rng.standard_normal(dtype=F, out=z)
                step(p, a, z, chunk, t, e, mask, number, stock, deployed)
    return (time.perf_counter() - begun) * paths / (paths // chunk * chunk)


def main():
    plan = json.load(sys.stdin)
    paths = int(sys.argv[1])
    if len(sys.argv) > 2:
        chunk = int(sys.argv[2])
    else:
        chunk = min((2048, 4096, 8192, 16384, 32768, 65536), key=lambda c: min(run(plan, 2 * 65536, c) / 2 for _ in range(2)))
    print(json.dumps({"seconds": run(plan, paths, chunk), "chunk": chunk}))


main()
