// Draws the stations of the list as a sketch: their numbers, the reader, a grid, north and a scale.
// No tiles, and no outline of a division: China's may be published with a review number only
// (decision 0017).  Everything in the sketch stands in the list too.
(function () {
  "use strict";
  const WIDTH = 340, HEIGHT = 300, MARGIN = 26, DOT = 10, BELOW = 24;
  const LEAST = 400; // m across: nearer points would fill the sketch with a doorway
  const NEAREST = 4, REACH = 2; // what is twice as far as the fourth would press these together
  const METRES = 111320; // of a degree of latitude
  const STEPS = [1, 2, 5]; // times a power of ten

  function element(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key]));
    if (text) made.textContent = text;
    return made;
  }

  // The largest round number that is not above a limit.
  function round(limit) {
    const power = 10 ** Math.floor(Math.log10(limit));
    return power * STEPS.filter((step) => step * power <= limit).pop();
  }

  // Metres on a plane that touches the middle: over a city the error is less than a dot.
  function plane(points, unit) {
    const middle = (key) => (Math.min(...points.map((p) => p[key])) + Math.max(...points.map((p) => p[key]))) / 2;
    const x = middle("x"), y = middle("y");
    const wide = METRES / unit * Math.cos(y / unit * Math.PI / 180), tall = METRES / unit;
    const metres = (p) => [(p.x - x) * wide, (y - p.y) * tall];
    const span = (i) => Math.max(LEAST, 2 * Math.max(...points.map((p) => Math.abs(metres(p)[i]))));
    const scale = Math.min((WIDTH - 2 * MARGIN) / span(0), (HEIGHT - 2 * MARGIN) / span(1));
    return { scale, at: (p) => metres(p).map((m, i) => (i ? HEIGHT : WIDTH) / 2 + m * scale) };
  }

  function grid(svg, scale) {
    const step = round(WIDTH / scale / 3) * scale;
    for (let x = WIDTH / 2 % step; x < WIDTH; x += step) svg.append(element("path", { class: "grid", d: `M${x} 0V${HEIGHT}` }));
    for (let y = HEIGHT / 2 % step; y < HEIGHT; y += step) svg.append(element("path", { class: "grid", d: `M0 ${y}H${WIDTH}` }));
  }

  function ruler(svg, scale, words) {
    const metres = round(WIDTH / scale / 3), long = metres * scale;
    const text = metres < 1000 ? words.metres : words.kilometres;
    svg.append(element("path", { class: "ruler", d: `M8 ${HEIGHT - 14}v6h${long}v-6` }));
    svg.append(element("text", { x: 14 + long, y: HEIGHT - 6 }, text.replace("{}", metres < 1000 ? metres : metres / 1000)));
  }

  function north(svg, words) {
    svg.append(element("path", { class: "north", d: `M${WIDTH - 16} 8l7 20-7-5-7 5z` }));
    svg.append(element("text", { x: WIDTH - 16, y: 44, "text-anchor": "middle" }, words.north));
  }

  function places(svg, names, at) {
    names.forEach(([, name, , x, y]) => {
      if (!x) return;
      const [left, top] = at({ x, y });
      const room = name.length * 7; // half its width: names must not leave the frame
      if (left < room || left > WIDTH - room - 20 || top < 0 || top > HEIGHT - 2 * BELOW) return;
      svg.append(element("text", { class: "place", x: left, y: top + BELOW, "text-anchor": "middle" }, name));
    });
  }

  window.drawStations = (svg, shown, here, names, unit, words) => {
    const reach = here ? Math.max(LEAST, REACH * shown[Math.min(NEAREST, shown.length) - 1].metres) : Infinity;
    const isDrawn = ({ isPlaced, metres }) => isPlaced && (!here || metres <= reach);
    const placed = shown.filter(isDrawn);
    const { scale, at } = plane(here ? placed.concat(here) : placed, unit);
    svg.textContent = "";
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    grid(svg, scale);
    places(svg, names, at);
    if (here) {
      const [x, y] = at(here);
      svg.append(element("path", { class: "here", d: `M${x - 9} ${y}h18M${x} ${y - 9}v18` }));
      svg.append(element("text", { class: "here", x: x + 6, y: y - 6 }, words.me));
    }
    shown.map((station, i) => [station, i + 1]).reverse().forEach(([station, number]) => { // the first on top
      if (!isDrawn(station)) return;
      const [cx, cy] = at(station);
      const state = station.hours.now.isOpen ? "dot open" : "dot";
      svg.append(element("circle", { class: state, cx, cy, r: DOT }));
      svg.append(element("text", { class: state, x: cx, y: cy + 4, "text-anchor": "middle" }, number));
    });
    ruler(svg, scale, words);
    north(svg, words);
  };
})();
