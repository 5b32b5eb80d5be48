import { useSyncExternalStore } from 'react';
import { access, type AccessState } from './access';

export function useAccess(): AccessState {
  return useSyncExternalStore(access.subscribe, access.state);
}
