#!/usr/bin/env node
// The one file of JavaScript: Node strips the types of what it loads, and keeps the outcome and the compiled code only
// from here on. Were this TypeScript, every start would load the stripper for it.
import { enableCompileCache } from "node:module";

// In Node's own place, or where NODE_COMPILE_CACHE says. Where it cannot be written, everything is compiled anew.
enableCompileCache();
await import("./main.ts");
