// Searches the directory of stations: from the nearest part of the country to the next, until enough
// are certain.  The parts come as scripts, not by fetch, so that a folder on a disk works too
// (format: tools/kb/site/finder_data.py).  Distances are reckoned here: no request carries a position.
(function () {
  "use strict";
  const AT_ONCE = 4; // parts fetched side by side
  const PATIENCE = 15000; // ms for a file
  const FAR = 50000; // m: nobody goes farther to rest, and looking farther costs data
  const UNIT = 1e5; // coordinates are in hundred-thousandths of a degree, about a metre
  const EARTH = 12742000; // m across
  const folder = new URL("../../stations/find/data/", document.currentScript.src).href;
  const values = {}, files = {};

  window.Stations = (key, value) => { values[key] = value; };
  Object.assign(Stations, { load, search, cityOf, provinceOf, digit, values, UNIT });

  // The value of a file; nothing if it does not come, and the next search asks again.
  function load(key) {
    return files[key] = files[key] || values[key] || new Promise((resolve) => {
      const script = document.createElement("script");
      const done = () => {
        clearTimeout(timer);
        script.remove();
        delete files[key];
        resolve(values[key]);
      };
      const timer = setTimeout(done, PATIENCE);
      script.onload = script.onerror = done;
      script.src = `${folder}${key}.js`;
      document.head.append(script);
    });
  }

  // --- Regions ---

  function provinceOf(region) {
    return region && `${region.slice(0, 2)}0000`;
  }

  function cityOf(cities, region) {
    return cities.find(([code, , districts]) => code === region || districts.some(([own]) => own === region));
  }

  // Whether a division is in the region that is asked for: a part may hold its neighbours too.
  function isInside(code, asked) {
    if (asked === code || asked === provinceOf(code)) return true;
    const city = cityOf(values[provinceOf(code)].cities, code);
    return Boolean(city) && city[0] === asked;
  }

  // --- Distances ---

  const radians = (units) => units / UNIT * Math.PI / 180;

  // Metres between two points, by the haversine formula.
  function metres(x1, y1, x2, y2) {
    const a = Math.sin(radians(y2 - y1) / 2) ** 2
      + Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(radians(x2 - x1) / 2) ** 2;
    return EARTH * Math.asin(Math.sqrt(a));
  }

  // No station of a box is nearer than its nearest point.
  function metresToBox({ x, y }, [west, south, east, north]) {
    const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
    return metres(x, y, clamp(x, west, east), clamp(y, south, north));
  }

  // --- The tree of provinces and parts ---

  // What is asked for may lie in a node; `bound` is the least distance at which.
  function node(asked, key, count, box, isPart) {
    return { key, count, isPart, bound: !asked.here ? 0 : box ? metresToBox(asked.here, box) : Infinity };
  }

  const nearest = (nodes) => nodes.filter(({ bound }) => bound <= FAR).sort((a, b) => a.bound - b.bound);

  function provincesFor(asked) {
    return values.base.provinces.filter(([code]) => asked.here || code === provinceOf(asked.region))
      .map(([code, , count, box]) => node(asked, code, count, box, false));
  }

  function partsFor(asked, code) {
    const { cities, parts } = values[code], { here, region } = asked;
    return parts.filter(([, city, district]) => {
      const [own, , districts] = cities[city];
      return here || region === code || own === region
        || (district ? district === region : districts.some(([id]) => id === region));
    }).map(([key, , , count, box]) => node(asked, key, count, box, true));
  }

  // The nearest node, and as many as near as may be needed, which are fetched side by side.
  function next(queue, wanted) {
    const [first] = queue, batch = [];
    for (let count = 0; batch.length < AT_ONCE && count < wanted; count += batch[batch.length - 1].count) {
      const each = queue[batch.length];
      if (!each || each.bound !== first.bound || each.isPart !== first.isPart) break;
      batch.push(each);
    }
    return batch.length ? batch : [first];
  }

  // --- Stations ---

  // A need's place in a number to the base of three: 0 no, 1 yes, 2 not known.
  function digit(code, place) {
    return Math.floor(code / 3 ** place) % 3;
  }

  // Whether a station has all that is asked for: 0 no, 1 yes, 2 not known.
  function has({ needs, hours }, asked) {
    let found = 1;
    for (const need of asked.needs) {
      const state = digit(needs, need);
      if (!state) return 0;
      if (state === 2) found = 2;
    }
    if (!asked.isOpen || hours.now.isOpen) return found;
    return hours.now.isOpen === null ? 2 : 0;
  }

  // The columns of a part as stations, once.
  function stationsOf(part) {
    if (!part.stations) {
      part.stations = part.id.map((id, i) => ({
        id, name: part.name[i], region: part.region[i], address: part.address[i], verified: part.verified[i],
        hours: part.hours[part.open[i]], needs: part.needs[i], isPlaced: part.x[i] !== null,
        x: part.origin[0] + part.x[i], y: part.origin[1] + part.y[i], dx: part.dx[i], dy: part.dy[i],
      }));
    }
    return part.stations;
  }

  // Looks at the stations of a part.
  function take(found, part, asked) {
    const { here } = asked;
    const inside = new Set(Array.from(new Set(part.region)).filter((code) => here || isInside(code, asked.region)));
    part.hours.forEach((hours) => { hours.now = asked.present(hours); });
    stationsOf(part).forEach((station) => {
      if (!inside.has(station.region) || found.seen.has(station.id) || (here && !station.isPlaced)) return;
      found.seen.add(station.id);
      const state = has(station, asked);
      if (!state) return;
      station.metres = here ? metres(here.x, here.y, station.x, station.y) : 0;
      if (station.metres <= FAR) found[state === 1 ? "sure" : "unknown"].push(station);
    });
  }

  // What may be shown: what is no farther than anything that was not looked at.
  function certain({ sure, unknown }, asked, queue) {
    const bound = queue.length ? queue[0].bound : Infinity;
    return sure.concat(asked.hasUnknown ? unknown : []).filter((station) => station.metres <= bound);
  }

  // The nearest first; without a position as the parts come.
  function ranked(stations, { here }) {
    return here ? stations.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1)) : stations;
  }

  // Finds at least as many as wanted, unless there are no more or `budget` parts are fetched.
  // `asked`: needs, isOpen, hasUnknown, region or here, wanted, budget, and present(hours).
  async function search(asked) {
    const found = { seen: new Set(), sure: [], unknown: [], isBroken: false };
    let queue = nearest(provincesFor(asked)), { budget } = asked;
    while (queue.length && certain(found, asked, queue).length < asked.wanted) {
      const batch = next(queue, asked.wanted - found.sure.length);
      budget -= batch.filter(({ isPart, key }) => isPart && !values[key]).length;
      if (budget < 0) break;
      queue = queue.slice(batch.length);
      await Promise.all(batch.map(({ key }) => values[key] || load(key)));
      batch.forEach(({ key, isPart }) => {
        if (!values[key]) found.isBroken = true;
        else if (isPart) take(found, values[key], asked);
        else queue = nearest(queue.concat(partsFor(asked, key)));
      });
    }
    return Object.assign(found, { all: ranked(certain(found, asked, queue), asked), isAll: !queue.length });
  }
})();
