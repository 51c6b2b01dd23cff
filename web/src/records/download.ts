// Fetches a file to this person's disk. The session is renewed before, since the browser's own request cannot do that.
import { call } from '../api/session'

export async function download(fileId: string) {
  const card = await call<{ name: string }>('GET', `/v1/files/${fileId}`)
  const link = document.createElement('a')
  link.href = `/v1/files/${fileId}/content`
  link.download = card.name
  link.click()
}
