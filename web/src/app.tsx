// The frame around every screen: language, light or dark, data, addresses.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as Messages, ConfigProvider, theme as themes } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useSyncExternalStore } from 'react'
import { whenSessionEnds } from './api/session'
import { queryClient } from './queries'
import { router } from './routes'
import { usePreferences } from './shell/preferences'
import { spoken } from './texts'

const still = window.matchMedia('(prefers-reduced-motion: reduce)')
const dark = window.matchMedia('(prefers-color-scheme: dark)')

function useDark() {
  const { theme } = usePreferences()
  const system = useSyncExternalStore(
    (changed) => (dark.addEventListener('change', changed), () => dark.removeEventListener('change', changed)),
    () => dark.matches,
  )
  return theme === 'dark' || (theme === 'system' && system)
}

whenSessionEnds(() => {
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { to: location.pathname + location.search } })
})

export function App() {
  const { language } = usePreferences()
  const isDark = useDark()
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
    dayjs.locale(spoken(language)?.calendar)
  }, [language, isDark])
  const theme = {
    algorithm: isDark ? themes.darkAlgorithm : themes.defaultAlgorithm,
    cssVar: { key: 'kehu' },
    token: {
      colorPrimary: isDark ? '#3f7fe8' : '#1456c8',
      colorInfo: isDark ? '#7eaaf5' : '#1456c8',
      colorLink: isDark ? '#7eaaf5' : '#1456c8',
      // pointing at a thing must not make it fainter
      colorPrimaryHover: isDark ? '#5a93ee' : '#0f47a3',
      colorLinkHover: isDark ? '#a3c4f9' : '#0f47a3',
      // whoever asked the system for less movement gets none
      motion: !still.matches,
      // readable on their ground for everybody
      colorTextDescription: isDark ? 'rgba(255,255,255,.72)' : 'rgba(0,0,0,.65)',
      colorTextPlaceholder: isDark ? 'rgba(255,255,255,.6)' : 'rgba(0,0,0,.58)',
      colorError: isDark ? '#ff7875' : '#cf1322',
      fontSize: 14,
    },
  }
  return (
    <ConfigProvider locale={spoken(language)?.inputs} theme={theme} button={{ autoInsertSpace: false }}>
      <Messages message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  )
}
