// The menu in the hand: it comes in from the side, and is loaded when it is asked for.
import { Drawer } from 'antd'
import type { ReactNode } from 'react'

export default function MenuDrawer({ open, onClose, children }: { open: boolean; onClose: () => void; children: ReactNode }) {
  return <Drawer open={open} placement="left" size={260} onClose={onClose} title="Kehu CRM" styles={{ body: { padding: 8 } }}>{children}</Drawer>
}
