-- A counter belongs to what stands around it in a number ('contract:CT-2026-{}'), so that each pattern counts for itself.
update numbers set
  kind = case kind
    when 'CT' then 'contract'
    when 'RC' then 'payment'
    when 'IV' then 'invoice'
  end || ':' || kind || '-' || year || '-{}',
  year = 0
where year <> 0 and kind in ('CT', 'RC', 'IV');
