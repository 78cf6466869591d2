locals {
  alarms = merge(
    {
      api-server-errors = {
        description = "The API server of ${local.name} fails: look at its log group."
        namespace   = "AWS/EKS"
        metric      = "apiserver_request_total_5XX"
        dimensions  = { ClusterName = local.name }
        threshold   = 10
        minutes     = 10
      }
      unschedulable-pods = {
        description = "Pods of ${local.name} find no node: the nodes are at their maximum, or the autoscaler is stuck."
        namespace   = "AWS/EKS"
        metric      = "scheduler_pending_pods_UNSCHEDULABLE"
        dimensions  = { ClusterName = local.name }
        threshold   = 0
        minutes     = 15
      }
    },
    { for zone, id in module.vpc.nat_gateway_ids : "nat-ports-${zone}" => {
      description = "The NAT gateway of ${zone} has no port left: new connections outwards fail."
      namespace   = "AWS/NATGateway"
      metric      = "ErrorPortAllocation"
      dimensions  = { NatGatewayId = id }
      threshold   = 0
      minutes     = 5
    } },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Balancers are made by the cluster and have names of its choosing: they are all asked at once.
resource "aws_cloudwatch_metric_alarm" "balancers" {
  alarm_name          = "${local.name}-balancer-errors"
  alarm_description   = "A load balancer answers 5xx by itself: no storefront takes its requests."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "errors"
    expression  = "SELECT SUM(HTTPCode_ELB_5XX_Count) FROM SCHEMA(\"AWS/ApplicationELB\", LoadBalancer)"
    label       = "5xx of load balancers"
    period      = 60
    return_data = true
  }
}

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.this["logs"].arn
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each = var.alarm_addresses

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}
