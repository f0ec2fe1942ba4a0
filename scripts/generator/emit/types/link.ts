import type { Api } from '../../model/api.js';
import type { Link } from '../inline.js';
import { HANDWRITTEN } from './handwritten.js';

/** From the C++ names in comments to JavaScript paths: `cv::ORB::detect`, `detect` or `COLOR_BGR2GRAY` to what can be linked. */
export class Links {
  private readonly qualified = new Map<string, string>();
  /** By last name alone; undefined where several share it. */
  private readonly short = new Map<string, string | undefined>();

  constructor(api: Api) {
    for (const { names } of HANDWRITTEN) for (const name of names) this.add(`cv::${name}`, ['cv', name]);
    for (const namespace of api.namespaces) {
      const root = ['cv', ...namespace.path];
      for (const item of namespace.functions) {
        const overload = item.overloads.find(({ skip }) => skip === undefined);
        if (overload?.kind === 'function') this.add(overload.cppName, [...root, item.name]);
      }
      for (const item of namespace.enums) {
        if (item.cppName !== undefined && item.typeName !== undefined)
          this.add(item.cppName, [...root, item.typeName]);
        for (const constant of item.constants) {
          if (constant.skip === undefined) this.add(constant.cppName, [...root, constant.names[0]!]);
        }
      }
    }
    for (const item of api.classes) {
      if (item.skip !== undefined) continue;
      const root = ['cv', ...item.path];
      this.add(item.cppName, root);
      for (const member of [...item.methods, ...item.statics]) {
        if (member.overloads.some(({ skip }) => skip === undefined)) {
          this.add(`${item.cppName}::${member.name}`, [...root, member.name]);
        }
      }
      for (const property of item.properties) {
        if (property.skip === undefined)
          this.add(`${item.cppName}::${property.name}`, [...root, property.name]);
      }
    }
  }

  /** Names as they are seen from a C++ scope (`cv::dnn::Net`), innermost first. */
  from(scope: string): Link {
    return (name) => {
      for (let outer = scope; outer !== ''; outer = outer.replace(/(?:^|::)\w+$/, '')) {
        const path = this.qualified.get(`${outer}::${name}`);
        if (path !== undefined) return path;
      }
      return this.qualified.get(name) ?? this.short.get(name);
    };
  }

  private add(cppName: string, path: string[]): void {
    const target = path.join('.');
    this.qualified.set(cppName, target);
    const last = cppName.replace(/^.*::/, '');
    this.short.set(last, this.short.has(last) && this.short.get(last) !== target ? undefined : target);
  }
}
