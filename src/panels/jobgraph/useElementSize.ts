export { useElementSize } from '../shared/useElementSize';
