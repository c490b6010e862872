import type { Distribution } from "./distribution.ts";
import type { Model, Parameter } from "./types.ts";

/** What `own` says stands before what `base` says. */
export function extend(base: Model, own: Model): Model {
  return {
    ...own,
    extends: [base.name, ...base.extends],
    reads: {
      standsIn: new Map([...base.reads.standsIn, ...own.reads.standsIn]),
      deployed: own.reads.deployed.length > 0 ? own.reads.deployed : base.reads.deployed,
      otherwise: [...new Set([...base.reads.otherwise, ...own.reads.otherwise])],
    },
    parameters: new Map([...base.parameters, ...own.parameters]),
    aims: new Map([...base.aims, ...own.aims]),
    upload: new Map([...base.upload, ...own.upload]),
    reacts: base.reacts || own.reacts,
  };
}

/** Several models at once, such as announced plans with upload: the later says more, and wins where both say something. */
export function together(models: readonly Model[]): Model | undefined {
  const [first, ...others] = models;
  if (first === undefined || others.length === 0) return first;
  return others.reduce((sum, m) => {
    const whole = extend(sum, m);
    const join = (pick: (m: Model) => string): string => `${pick(sum)} + ${pick(m)}`;
    return {
      ...whole,
      name: join((x) => x.name),
      file: join((x) => x.file),
      title: {
        en: join((x) => x.title.en),
        fr: join((x) => x.title.fr),
        ru: join((x) => x.title.ru),
        zh: join((x) => x.title.zh),
      },
      extends: [...new Set([...sum.extends, ...m.extends])],
    };
  }, first);
}

/** What the model says of a parameter, for a state before for all; undefined where it says nothing. */
export const parameterOf = (model: Model, name: string, party?: string): Parameter | undefined =>
  (party === undefined ? undefined : model.parameters.get(`${party}.${name}`)) ?? model.parameters.get(name);

/** @throws Error for a parameter that every model must have: the reader has seen to it */
export function distributionOf(model: Model, name: string, party?: string): Distribution {
  const found = parameterOf(model, name, party);
  if (found === undefined) throw new Error(`the model ${model.name} has no ${name}`);
  return found.is;
}

/** The same model with one parameter put to a value. */
export function withValue(model: Model, name: string, value: number): Model {
  const was = model.parameters.get(name);
  if (was === undefined) throw new Error(`the model ${model.name} has no ${name}`);
  return { ...model, parameters: new Map([...model.parameters, [name, { ...was, is: { kind: "point", value } }]]) };
}
