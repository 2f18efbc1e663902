import type { Json } from '../core/json.ts';
import { environmentOf } from './facts/environment.ts';
import type { Referred } from './plan/references.ts';
import type { Resource } from './plan/resource.ts';
import { joinedTo, type World } from './plan/world.ts';
import type { Around } from './rule.ts';

/** Where a check looks: one resource among the others, with what is known around the plan. */
export class Here {
  readonly of: Resource;
  readonly world: World;
  readonly around: Around;

  constructor(of: Resource, world: World, around: Around) {
    this.of = of;
    this.world = world;
    this.around = around;
  }

  /** Something is given for an attribute: a known value, or one that will be known after the apply; without the code, nobody knows. */
  isGiven(path: string): boolean {
    const place = this.of.it.at(path);
    if (!place.isUnknown) return !place.isAbsent;
    if (place.isHidden || !this.world.references.hasCode(this.of)) return true;
    return this.isWritten(path) && !this.world.references.isFromOutside(this.of, path);
  }

  /** Nothing is given for an attribute: the cloud or the provider puts in its own. */
  isLeftOut(path: string): boolean {
    return !this.isGiven(path);
  }

  isWritten(path: string): boolean {
    return this.world.references.isWritten(this.of, path);
  }

  expression(path: string): Json | undefined {
    return this.world.references.expression(this.of, path);
  }

  refersTo(path: string): Referred {
    return this.world.references.of(this.of, path);
  }

  /** Resources of some types, with blanks between them, whose attribute names this one. */
  joined(types: string, path: string): Resource[] {
    return joinedTo(this.world, this.of, types.split(' '), path);
  }

  /** The resource that an attribute names, of some types: by its value, else by the code. */
  named(path: string, types: string): Resource[] {
    const value = this.of.it.text(path);
    const wanted = types.split(' ');
    const candidates = wanted.flatMap((type) => this.world.byType.get(type) ?? []);
    const byValue = candidates.filter(
      ({ it }) => value !== undefined && ['id', 'arn', 'self_link', 'name'].some((name) => it.text(name) === value),
    );
    return byValue.length > 0 ? byValue : this.refersTo(path).resources.filter(({ type }) => wanted.includes(type));
  }

  /** The same, seen from another resource. */
  from(other: Resource): Here {
    return new Here(other, this.world, this.around);
  }

  /** Resources of a type anywhere in the plan. */
  all(type: string): readonly Resource[] {
    return this.world.byType.get(type) ?? [];
  }

  /** Created, changed or left by the plan; always so before it. */
  get isCreated(): boolean {
    return this.of.actions.includes('create');
  }

  get environment(): ReturnType<typeof environmentOf> {
    return environmentOf(this.of, this.around.environment);
  }

  /** Surely production. */
  get isProduction(): boolean {
    return this.environment === 'production';
  }

  /** Surely not production: where nobody says, it may be. */
  get isThrowaway(): boolean {
    return this.environment === 'other';
  }
}
