-- A counter belongs to what stands around it in a number ('contract:CT-2026-{}'), so that each pattern counts for itself.
update numbers set
  kind = case kind
    when 'QT' then 'quote'
    when 'SO' then 'order'
    when 'DN' then 'delivery'
  end || ':' || kind || '-' || year || '-{}',
  year = 0
where year <> 0 and kind in ('QT', 'SO', 'DN');
