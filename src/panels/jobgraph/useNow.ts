export { useNow } from '../shared/useNow';
