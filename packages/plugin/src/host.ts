// What a host needs that reads, checks and binds plugins; a plugin's file needs none of it.
export { defaultFans } from "./default-fans.ts";
export { describeParameters, type ShownParameter } from "./describe-parameters.ts";
export { plainSchemas, schemasAt } from "./inner-schemas.ts";
export { instantiate, type ValidPart } from "./instantiate.ts";
export { type Instances, type Kind, kinds } from "./kinds.ts";
export { occurrenceNames } from "./occurrence-names.ts";
export { commonOptimizerKeys } from "./parameter-groups.ts";
export { isFilePath } from "./params.ts";
export { partKind } from "./part.ts";
export { type Catalogue, type Identity, isPlugin } from "./plugin.ts";
export { describeParam, type ParamDescription } from "./schema.ts";
