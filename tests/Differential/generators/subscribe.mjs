// Subscriptions: a list of events for each root field.
import { DataGenerator } from './data.mjs';
import { documentFor, validSchema } from './execute.mjs';

/** One case. */
export function makeCase(random) {
  const { sdl, schema } = validSchema(random, { subscription: true });
  const rootType = schema.getSubscriptionType();
  const data = new DataGenerator(random, schema, { trouble: random.pick([0, 0.05, 0.15]), delays: random.pick([0, 0.05]) });
  const root = data.root([]);
  for (const field of Object.values(rootType.getFields())) {
    root[field.name] = random.chance(0.05)
      ? random.pick([{ $error: 'no events' }, null, 5, { $delay: 2, value: [] }])
      : Array.from({ length: random.between(0, 4) }, () => data.field(field));
  }
  const isValidated = !random.chance(0.05);
  return {
    sdl,
    root,
    ...documentFor(random, schema, 'subscription', rootType, isValidated),
    ...(isValidated ? {} : { validate: false }),
  };
}
