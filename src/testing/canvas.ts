/** What was written into canvases and how many rectangles were filled. */
export interface Drawn {
  texts: string[];
  rectangles: number;
}

/** Canvases that draw nothing and note what they should: the test's browser has none. Call it in `beforeEach`. */
export function noteDrawing(): Drawn {
  const drawn: Drawn = { texts: [], rectangles: 0 };
  const noted: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 6 }),
    fillText: (text: string) => {
      drawn.texts.push(text);
    },
    fillRect: () => {
      drawn.rectangles += 1;
    },
  };
  const context = new Proxy(noted, {
    get: (target, name): unknown => Reflect.get(target, name) ?? (() => undefined),
  });
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  return drawn;
}
