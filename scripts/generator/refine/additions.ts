import type { Api, Enum } from '../model/api.js';

const depths = ['8U', '8S', '16U', '16S', '32S', '32F', '64F', '16F'];
const channels = ['', 'C1', 'C2', 'C3', 'C4'];

/** The codes of element types: macros, which no parser of declarations sees, so cv2 adds them by hand too. */
const elementTypes: Enum = {
  scoped: false,
  constants: depths.flatMap((depth) =>
    channels.map((channel) => {
      const name = `CV_${depth}${channel}`;
      return { cppName: name, names: [name], doc: '' };
    }),
  ),
  module: 'core',
  header: 'opencv2/core/hal/interface.h',
  doc: '',
};

export function additions(api: Api): void {
  api.namespaces
    .find((namespace) => namespace.cppName === 'cv')
    ?.enums.unshift(structuredClone(elementTypes));
}
