// The addresses. A record's screens have that of the API without `/v1`; every page is a chunk of its own.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { definitionsQuery, meQuery } from './api/definitions'
import { mayBeSignedIn } from './api/session'
import { queryClient } from './queries'
import { preferences } from './shell/preferences'
import { Failure, NotFound, Waiting } from './shell/states'
import { speak } from './texts'

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failure })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => ({ to: typeof search.to === 'string' ? search.to : undefined }),
  component: lazyRouteComponent(() => import('./pages/sign-in')),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: (search): { token?: string } => ({ token: typeof search.token === 'string' ? search.token : undefined }),
  component: lazyRouteComponent(() => import('./pages/invitation')),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: ({ location }) => {
    if (!mayBeSignedIn()) throw redirect({ to: '/sign-in', search: { to: location.href } })
  },
  loader: async () => {
    const me = await queryClient.ensureQueryData(meQuery())
    if (!preferences().languageChosen && (me.language === 'en' || me.language === 'zh-CN')) await speak(me.language)
    await queryClient.ensureQueryData(definitionsQuery(preferences().language))
  },
  component: lazyRouteComponent(() => import('./shell/layout')),
  pendingComponent: Waiting,
})

const page = <Path extends string>(path: Path, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load), pendingComponent: Waiting })

export interface ListSearch { q?: string; filter?: string; sort?: string; mine?: boolean; new?: boolean }

const text = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : String(value))

const list = createRoute({
  getParentRoute: () => inside,
  path: '/$plural',
  validateSearch: (search): ListSearch => ({ q: text(search.q), filter: text(search.filter), sort: text(search.sort), mine: search.mine ? true : undefined, new: search.new ? true : undefined }),
  component: lazyRouteComponent(() => import('./pages/list')),
})

const bin = createRoute({
  getParentRoute: () => inside,
  path: '/$plural/bin',
  validateSearch: (search): ListSearch => ({ q: text(search.q), filter: text(search.filter), sort: text(search.sort) }),
  component: lazyRouteComponent(() => import('./pages/bin')),
})

export interface LeadSearch extends ListSearch { view?: string }

const leads = createRoute({
  getParentRoute: () => inside,
  path: '/leads',
  validateSearch: (search): LeadSearch => ({ view: text(search.view), q: text(search.q), filter: text(search.filter), sort: text(search.sort), new: search.new ? true : undefined }),
  component: lazyRouteComponent(() => import('./pages/leads')),
})

export interface BoardSearch { pipeline?: string; mine?: boolean; q?: string }

const board = createRoute({
  getParentRoute: () => inside,
  path: '/board',
  validateSearch: (search): BoardSearch => ({ pipeline: text(search.pipeline), mine: search.mine ? true : undefined, q: text(search.q) }),
  component: lazyRouteComponent(() => import('./pages/board')),
})

/** `/customers/new` opens the form on the list. What is made on a page of its own has that address itself. */
const create = (path: '/$plural/new' | '/roles/new') => createRoute({
  getParentRoute: () => inside,
  path,
  beforeLoad: ({ location }) => {
    throw redirect({ href: `${location.pathname.replace(/\/new$/, '')}?new=true`, replace: true })
  },
})

const routes = inside.addChildren([
  page('/', () => import('./pages/home')),
  page('/agenda', () => import('./pages/agenda')),
  page('/pool', () => import('./pages/pool')),
  page('/docs', () => import('./pages/docs')),
  page('/profile', () => import('./pages/profile')),
  page('/departments', () => import('./admin/departments')),
  page('/roles/$id', () => import('./admin/role')),
  page('/pipelines/$id', () => import('./admin/pipeline')),
  page('/assignment-rules', () => import('./marketing/rules')),
  page('/forms/$id', () => import('./marketing/form-page')),
  create('/roles/new'),
  create('/$plural/new'),
  board,
  leads,
  list,
  bin,
  page('/$plural/import', () => import('./pages/import')),
  page('/quotes/new', () => import('./pages/offer')),
  page('/quotes/$id/edit', () => import('./pages/offer')),
  page('/orders/new', () => import('./pages/offer')),
  page('/orders/$id/edit', () => import('./pages/offer')),
  page('/company', () => import('./admin/company')),
  page('/ageing', () => import('./finance/ageing')),
  page('/approvals', () => import('./approvals/page')),
  page('/$plural/$id', () => import('./pages/detail')),
])

export const router = createRouter({
  routeTree: root.addChildren([signIn, invitation, routes]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
