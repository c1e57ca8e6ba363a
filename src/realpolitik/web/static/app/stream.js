// What the service tells by itself: alarms as they come, and how far an ingest is. One connection, opened when somebody listens.

const ADDRESS = '/v1/stream';
const listeners = new Map();
let source = null;

/** Calls ``told(data)`` for each event of this name; gives a function that ends it. What was missed while away is sent again. */
export function listen(name, told) {
  const heard = (event) => told(JSON.parse(event.data));
  if (!source) source = new EventSource(ADDRESS);
  source.addEventListener(name, heard);
  listeners.set(heard, name);
  return () => {
    source?.removeEventListener(name, heard);
    listeners.delete(heard);
    if (!listeners.size) {
      source?.close();
      source = null;
    }
  };
}
