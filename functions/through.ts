/**
 * Asks something behind a door of an object, as `through(stub.desk(), (desk) => desk.file(7))`: the door is not waited for by itself, what
 * is asked goes out with it in one message; and it is let go as soon as the answer is here.
 */
export const through = async <Door extends PromiseLike<Disposable>, Asked>(
  door: Door,
  ask: (door: Door) => Asked,
): Promise<Awaited<Asked>> => {
  try {
    return await ask(door)
  } finally {
    ;(await door)[Symbol.dispose]()
  }
}
