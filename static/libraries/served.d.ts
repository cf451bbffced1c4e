// What the build writes: which of the libraries are there.
declare const served: import("../sandbox/libraries.js").Served;
export default served;
