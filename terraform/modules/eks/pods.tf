# Which service accounts act in AWS, and as what: a role for each, by Pod Identity.
locals {
  accounts = merge(
    {
      vpc-cni                  = [{ namespace = "kube-system", name = "aws-node" }]
      ebs-csi-driver           = [{ namespace = "kube-system", name = "ebs-csi-controller-sa" }]
      load-balancer-controller = [{ namespace = "kube-system", name = "aws-load-balancer-controller" }]
      cluster-autoscaler       = [{ namespace = "kube-system", name = "cluster-autoscaler" }]
    },
    { for role, workload in var.workloads : role => tolist(workload.accounts) },
  )

  managed_policies = {
    vpc-cni        = "AmazonEKS_CNI_Policy"
    ebs-csi-driver = "service-role/AmazonEBSCSIDriverPolicy"
  }

  policies = merge(
    {
      ebs-csi-driver           = jsonencode({ Version = "2012-10-17", Statement = local.volume_statements })
      load-balancer-controller = jsonencode({ Version = "2012-10-17", Statement = local.load_balancer_statements })
      cluster-autoscaler       = jsonencode({ Version = "2012-10-17", Statement = local.autoscaler_statements })
    },
    { for role, workload in var.workloads : role => workload.policy },
  )

  associations = merge([for role, accounts in local.accounts : {
    for account in accounts : "${account.namespace}/${account.name}" => merge(account, { role = role })
  }]...)
}

resource "aws_iam_role" "pods" {
  for_each = local.accounts

  name                 = "${var.name}-${each.key}"
  description          = "Pods of ${var.name}: ${each.key}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Principal = { Service = "pods.eks.amazonaws.com" }
      Condition = { StringEquals = {
        "aws:RequestTag/eks-cluster-arn"            = local.cluster_arn
        "aws:RequestTag/kubernetes-namespace"       = distinct(each.value[*].namespace)
        "aws:RequestTag/kubernetes-service-account" = distinct(each.value[*].name)
      } }
    }]
  })
}

resource "aws_iam_role_policy" "pods" {
  for_each = local.policies

  name   = "pods"
  role   = aws_iam_role.pods[each.key].id
  policy = each.value
}

resource "aws_iam_role_policy_attachment" "pods" {
  for_each = local.managed_policies

  role       = aws_iam_role.pods[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

# Before the first pod: one that is admitted earlier never gets credentials.
resource "aws_eks_pod_identity_association" "this" {
  for_each = local.associations

  cluster_name    = aws_eks_cluster.this.name
  namespace       = each.value.namespace
  service_account = each.value.name
  role_arn        = aws_iam_role.pods[each.value.role].arn
}
