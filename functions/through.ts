/**
 * Asks something behind a door of an object, as `through(stub.desk(), (desk) => desk.file(7))`: the door is not waited for by itself, what
 * is asked goes out with it in one message; and it is let go as soon as the answer is here.
 */
export const through = async <Door, Asked>(
  door: Door,
  ask: (door: Door) => Asked,
): Promise<Awaited<Asked>> => {
  // What the types leave out: also the promise of a stub lets it go.
  using held = door as Door & Disposable
  return await ask(held)
}
