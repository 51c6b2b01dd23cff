// The frame of every page behind the sign-in: menu, search, language, the person's own things.
import { ApiOutlined, BulbOutlined, GlobalOutlined, LogoutOutlined, MenuOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Avatar, Button, Dropdown, Grid } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { api } from '../api/client'
import { definitionsQuery, useDefinitions, useMe } from '../api/definitions'
import { listen } from '../api/live'
import { MARK } from '../api/ready-made'
import { noteSignedIn } from '../api/session'
import { letAllGo, useJobs } from '../jobs/jobs'
import { speak, useTexts } from '../texts'
import { Bell } from './bell'
import { menu, type Section } from './menu'
import { prefer, preferences, type Theme, usePreferences } from './preferences'
import { Waiting } from './states'

const Tray = lazy(() => import('../jobs/tray'))
const Palette = lazy(() => import('./palette'))
const MenuDrawer = lazy(() => import('./menu-drawer'))

export default function Layout() {
  const text = useTexts()
  const definitions = useDefinitions()
  const client = useQueryClient()
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [menuOpen, setMenuOpen] = useState(false)
  const [menuAsked, setMenuAsked] = useState(false)
  const [searching, setSearching] = useState(false)
  const { pathname } = useLocation()
  const jobs = useJobs()
  const sets = !!useMe().permissions['identity.tenant.update']
  const sections = useMemo(() => menu(definitions, { home: text('home'), pool: text('publicPool'), poolSettings: text('poolSettings'), agenda: text('agenda'), board: text('board'), approvals: text('approvals'), ageing: text('ageing'), company: sets ? text('companySettings') : undefined }), [definitions, text, sets])

  useEffect(() => setMenuOpen(false), [pathname])
  useEffect(() => listen(client, () => client.getQueryData(definitionsQuery(preferences().language).queryKey)), [client])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching((open) => !open)
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])

  return (
    <div className="frame">
      <a className="skip" href="#content">{text('skipToContent')}</a>
      {wide && <aside className="side"><Brand /><Menu sections={sections} /></aside>}
      {!wide && menuAsked && <Suspense fallback={null}><MenuDrawer open={menuOpen} onClose={() => setMenuOpen(false)}><Menu sections={sections} /></MenuDrawer></Suspense>}
      <div className="main">
        <header className="top">
          {!wide && <Button type="text" icon={<MenuOutlined aria-hidden />} aria-label={text('openMenu')} onClick={() => (setMenuAsked(true), setMenuOpen(true))} />}
          <Button className="search" icon={<SearchOutlined aria-hidden />} onClick={() => setSearching(true)}>
            <span className="search-label">{text('searchAll')}</span>
            {wide && <kbd aria-hidden>Ctrl K</kbd>}
          </Button>
          <span className="grow" />
          <Bell />
          <Switches />
        </header>
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}><Outlet /></Suspense>
        </main>
      </div>
      {jobs.length > 0 && <Suspense fallback={null}><Tray /></Suspense>}
      {searching && <Suspense fallback={null}><Palette sections={sections} onClose={() => setSearching(false)} /></Suspense>}
    </div>
  )
}

function Brand() {
  const { tenantName } = useMe()
  return (
    <div className="brand">
      <img src="/icon.svg" width={24} height={24} alt="" />
      <span title={tenantName}>{tenantName}</span>
    </div>
  )
}

function Menu({ sections }: { sections: Section[] }) {
  const text = useTexts()
  return (
    <nav aria-label={text('menu')} className="menu">
      {sections.map((section) => (
        <section key={section.title} aria-label={text(section.title)}>
          <div className="menu-title">{text(section.title)}</div>
          {section.entries.map(({ to, label, Icon }) => (
            <Link key={to} to={to as string} className="menu-entry" activeOptions={{ exact: to === '/', includeSearch: false }}>
              <Icon aria-hidden /><span>{label}</span>
            </Link>
          ))}
        </section>
      ))}
    </nav>
  )
}

function Switches() {
  const text = useTexts()
  const { language, theme } = usePreferences()
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const themes: Theme[] = ['light', 'dark', 'system']

  const leave = async () => {
    await api.POST('/v1/auth/sign-out', { body: {} }).catch(() => {})
    noteSignedIn(false)
    letAllGo()
    await navigate({ to: '/sign-in', search: {} })
    client.clear()
  }
  const moveTo = async (tenantId: string) => {
    await api.POST('/v1/auth/switch-tenant', { body: { tenantId } })
    location.assign('/')
  }
  const change = async () => {
    await speak(language === 'en' ? 'zh-CN' : 'en', { languageChosen: true })
    // ready-made records are told in the reader's language
    for (const kind of Object.keys(MARK)) for (const key of ['list', 'titles', 'record']) void client.invalidateQueries({ queryKey: [key, kind] })
  }
  const own = [
    { key: 'profile', icon: <UserOutlined aria-hidden />, label: text('profile'), onClick: () => void navigate({ to: '/profile' }) },
    { key: 'docs', icon: <ApiOutlined aria-hidden />, label: text('apiReference'), onClick: () => void navigate({ to: '/docs' }) },
    ...me.tenants.filter((tenant) => tenant.id !== me.tenantId).map((tenant) => ({
      key: tenant.id, label: text('switchTo', { name: tenant.name }), onClick: () => void moveTo(tenant.id),
    })),
    { type: 'divider' as const },
    { key: 'leave', icon: <LogoutOutlined aria-hidden />, label: text('signOut'), onClick: () => void leave() },
  ]
  return (
    <>
      <Button type="text" icon={<GlobalOutlined aria-hidden />} onClick={() => void change()} lang={language === 'en' ? 'zh-CN' : 'en'}>
        {language === 'en' ? '中文' : 'English'}
      </Button>
      <Dropdown trigger={['click']} menu={{ selectedKeys: [theme], items: themes.map((key) => ({ key, label: text(`theme_${key}`), onClick: () => prefer({ theme: key }) })) }}>
        <Button type="text" icon={<BulbOutlined aria-hidden />} aria-label={text('theme')} />
      </Dropdown>
      <Dropdown trigger={['click']} menu={{ items: own }}>
        <Button type="text" className="me">
          <Avatar size={26} aria-hidden>{me.name.slice(0, 1)}</Avatar>
          <span className="me-name">{me.name}</span>
        </Button>
      </Dropdown>
    </>
  )
}
