// Bars side by side by ECharts, of which only what is used comes along; the numbers themselves stand in the table below.
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { usePreferences } from '../shell/preferences'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

interface ChartProps { label: string; names: string[]; series: { name: string; values: number[] }[] }

const COLORS = ['#3f7fe8', '#13a8a8', '#d4a017']

export default function Chart({ label, names, series }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  // another theme has other ink
  const { theme } = usePreferences()
  const drawn = JSON.stringify({ names, series, theme })
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink')
    // text is measured before it is drawn
    const { fontFamily } = getComputedStyle(box.current)
    const line = getComputedStyle(document.documentElement).getPropertyValue('--line')
    chart.setOption({
      color: COLORS, animation: false, textStyle: { fontFamily, color: ink },
      grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: ink } }, tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: names, axisLabel: { color: ink, interval: 0, overflow: 'break', width: Math.max(40, Math.min(120, (box.current.clientWidth - 70) / names.length - 4)) }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } } },
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: values, barMaxWidth: 28 })),
    })
    const seen = new ResizeObserver(() => chart.resize())
    seen.observe(box.current)
    return () => {
      seen.disconnect()
      chart.dispose()
    }
  }, [drawn])
  return <div ref={box} className="chart" role="img" aria-label={label} />
}
