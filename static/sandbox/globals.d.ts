/** What there is to load, put into the bundle by static/build.mjs. */
declare const LIBRARY_MAP: import("./libraries.js").LibraryMap;
