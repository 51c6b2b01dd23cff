import { createRoot } from 'react-dom/client'
import { App } from './app'
import { preferences } from './shell/preferences'
import { learn } from './texts'
import './styles.css'

await learn(preferences().language)
createRoot(document.getElementById('root')!).render(<App />)
