// The paper the customer gets: looked at here before it is sent, and downloaded.
import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { problemOf } from '../api/problem'
import { sessionFetch } from '../api/session'
import { usePreferences } from '../shell/preferences'
import { Nothing, Waiting } from '../shell/states'
import { useTexts } from '../texts'

const PAPERS = ['zh-CN', 'en'] as const

/** `name` is what the file is saved as, `title` what stands over it. */
export function PdfButton({ path, name, title }: { path: string; name: string; title: string }) {
  const text = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<FilePdfOutlined aria-hidden />} onClick={() => setOpen(true)}>{text('pdf')}</Button>
      {open && <Preview path={path} name={name} title={title} onClose={() => setOpen(false)} />}
    </>
  )
}

function Preview({ path, name, title, onClose }: { path: string; name: string; title: string; onClose: () => void }) {
  const text = useTexts()
  const { language } = usePreferences()
  const [paper, setPaper] = useState<string>(language)
  const { data, error } = useQuery({ queryKey: ['pdf', path, paper], staleTime: 0, gcTime: 0, retry: false, queryFn: () => paperOf(path, paper) })
  const address = useAddress(data)
  return (
    <Drawer
      open size={900} onClose={onClose} title={title}
      extra={<span className="offer-pdf-tools"><Segmented aria-label={text('paperLanguage')} value={paper} options={PAPERS.map((one) => ({ value: one, label: text(one === 'en' ? 'paperEn' : 'paperZh') }))} onChange={setPaper} />
        {address && <Button type="primary" icon={<DownloadOutlined aria-hidden />} href={address} download={`${name}.pdf`}>{text('downloadPdf')}</Button>}</span>}
    >
      {error ? <Nothing title={error.message} /> : !address ? <Waiting /> : navigator.pdfViewerEnabled ? <iframe className="offer-pdf" title={title} src={address} /> : <Nothing title={text('pdfUnseen')} />}
    </Drawer>
  )
}

async function paperOf(path: string, language: string): Promise<Blob> {
  const answer = await sessionFetch(new Request(new URL(`${path}?language=${language}`, location.origin)))
  if (!answer.ok) throw await problemOf(answer)
  return answer.blob()
}

/** An address for what is in memory, as long as it is shown. */
function useAddress(blob: Blob | undefined) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!blob) return setAddress(undefined)
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}
