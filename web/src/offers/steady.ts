// A callback that stays the same while what it does follows the screen.
import { useCallback, useRef } from 'react'

export function useSteady<Args extends unknown[]>(callback: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(callback)
  latest.current = callback
  return useCallback((...args: Args) => latest.current(...args), [])
}
