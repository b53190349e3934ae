// Numbers what the Tab key should reach, in order, and leaves `walk()` to ask where it is and
// `walkTo(number)` to go on from a stop further down.
() => {
  const STOPS = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), "
    + "select, textarea, summary, [tabindex='0']";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length > 0;
  const stops = [...document.querySelectorAll(STOPS)].filter(
    (element) => element.tabIndex >= 0 && isShown(element));
  const numbers = new Map(stops.map((element, number) => [element, number]));

  const hasRing = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
  };
  // Some part of it can be seen: it is not under something that stays in place.
  const isSeen = (element) => [...element.getClientRects()].some((box) => {
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 1), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 8), 1), innerHeight - 1);
    const found = document.elementFromPoint(x, y);
    return Boolean(found) && (element.contains(found) || found.contains(element));
  });

  // The number of the stop (-1: the browser's own, such as a box that scrolls), or null at the end.
  window.walk = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const name = element.outerHTML.slice(0, 100);
    const faults = [];
    if (!hasRing(element)) faults.push(`no visible focus: ${name}`);
    if (!isSeen(element)) faults.push(`focused out of sight: ${name}`);
    return { number: numbers.has(element) ? numbers.get(element) : -1, faults };
  };
  window.walkTo = (number) => {
    stops[number].focus();
    return walk();
  };
  // A positive tabindex would be reached before all others, wherever it stands.
  window.misplaced = () => stops.filter((element) => element.tabIndex > 0)
    .map((element) => element.outerHTML.slice(0, 100));
  window.walkTo = (number) => {
    stops[number].focus();
    return window.walk();
  };
  // A positive tabindex is reached before everything else, wherever it stands.
  window.misplaced = () => stops.filter((element) => element.tabIndex > 0)
    .map((element) => element.outerHTML.slice(0, 100));
  return stops.length;
}
