{{- define "shopkeeper.labels" -}}
app.kubernetes.io/name: shopkeeper
app.kubernetes.io/part-of: shopkeeper
{{- end }}

{{- define "shopkeeper.account" -}}
- kind: ServiceAccount
  name: shopkeeper
  namespace: {{ .Release.Namespace }}
{{- end }}
