import { inWorld } from './look.ts';
import type { World } from './open-world.ts';

/** Takes from a world's database what the promises rest on; the processes are the same. */
export const breakTwin = (world: World): Promise<void> =>
  inWorld(world, async (client) => {
    await client.query(withoutIdentity);
    await client.query(withoutDurability);
    await client.query(withoutOutputs);
    await client.query(withoutStates);
  });

// An event is a new one each time it comes: only the time in its id stays.
const withoutIdentity = `
  alter table event_batches drop constraint event_batches_pkey;
  create function forget_identity() returns trigger language plpgsql as $$
  begin
    new.id := (left(new.id::text, 15) || right(gen_random_uuid()::text, 21))::uuid;
    return new;
  end $$;
  create trigger forget_identity before insert on events
    for each row execute function forget_identity();`;

// One acknowledged batch in five is gone from the rows.
const withoutDurability = `
  create function forget_batch() returns trigger language plpgsql security definer as $$
  begin
    delete from public.events e where e.tenant_id = new.tenant_id and e.id = new.id;
    return null;
  end $$;
  create trigger forget_batch after insert on events
    for each row when (hashtext(new.batch_id::text) % 5 = 0) execute function forget_batch();`;

// One output in eight is missing, though the mark of its batch stands.
const withoutOutputs = `
  create function forget_output() returns trigger language plpgsql as $$
  begin
    return null;
  end $$;
  create trigger forget_output before insert on matches
    for each row when (hashtext(new.event_id::text) % 8 = 0) execute function forget_output();`;

// That an action is being executed is never written down.
const withoutStates = `
  create function forget_state() returns trigger language plpgsql as $$
  begin
    new.state := old.state;
    new.body := old.body;
    return new;
  end $$;
  create trigger forget_state before update on response_actions
    for each row when (old.state = 'approved') execute function forget_state();`;
