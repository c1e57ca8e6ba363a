// Where the nodes of a network lie: the same network always lies in the same way, since nothing is left to chance.

// Many nodes have fewer rounds: the time goes with their square.
const ROUNDS = 240;
const MANY = 150;

/**
 * Places for ``nodes`` (ids, in order) in a square of side 1000: ``ties`` {a, b, pull} draw their ends together, all nodes keep apart
 * (Fruchterman and Reingold 1991). ``homes`` gives each node the number of its group: groups begin side by side.
 */
export function settled(nodes, ties, homes) {
  const count = nodes.length;
  const at = new Map(nodes.map((id, place) => [id, place]));
  const groups = Math.max(1, new Set(nodes.map((id) => homes.get(id))).size);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  nodes.forEach((id, place) => {
    // Around the middle of its group; the golden angle spreads those of one group evenly.
    const turn = (2 * Math.PI * (homes.get(id) ?? 0)) / groups;
    const own = place * 2.399963;
    x[place] = 500 + 260 * Math.cos(turn) + 12 * Math.sqrt(place) * Math.cos(own);
    y[place] = 500 + 260 * Math.sin(turn) + 12 * Math.sqrt(place) * Math.sin(own);
  });
  const rounds = count > MANY ? ROUNDS / 2 : ROUNDS;
  const apart = 900 / Math.sqrt(count + 1);
  const [dx, dy] = [new Float64Array(count), new Float64Array(count)];
  for (let round = 0; round < rounds; round += 1) {
    dx.fill(0);
    dy.fill(0);
    for (let one = 0; one < count; one += 1) {
      for (let other = one + 1; other < count; other += 1) {
        const [ax, ay] = [x[one] - x[other], y[one] - y[other]];
        const far = Math.max(ax * ax + ay * ay, 1);
        const push = (apart * apart) / far;
        dx[one] += ax * push; dy[one] += ay * push;
        dx[other] -= ax * push; dy[other] -= ay * push;
      }
      // All are drawn to the middle, else those with few ties would leave the picture.
      dx[one] -= (x[one] - 500) * 0.6;
      dy[one] -= (y[one] - 500) * 0.6;
    }
    for (const { a, b, pull } of ties) {
      const [one, other] = [at.get(a), at.get(b)];
      const [ax, ay] = [x[one] - x[other], y[one] - y[other]];
      const strength = (pull * Math.sqrt(ax * ax + ay * ay)) / apart;
      dx[one] -= ax * strength; dy[one] -= ay * strength;
      dx[other] += ax * strength; dy[other] += ay * strength;
    }
    const most = 60 * (1 - round / rounds) + 0.5;
    for (let one = 0; one < count; one += 1) {
      const far = Math.sqrt(dx[one] * dx[one] + dy[one] * dy[one]) || 1;
      x[one] += (dx[one] / far) * Math.min(far, most);
      y[one] += (dy[one] / far) * Math.min(far, most);
    }
  }
  return new Map(nodes.map((id, place) => [id, { x: x[place], y: y[place] }]));
}
