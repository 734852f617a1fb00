throw new Error("no table of values");
