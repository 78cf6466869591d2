# Which service accounts act in AWS, and as what: a role for each, by Pod Identity.
locals {
  system = {
    vpc-cni = {
      accounts = [{ namespace = "kube-system", name = "aws-node" }]
      managed  = "AmazonEKS_CNI_Policy"
    }
    ebs-csi-driver = {
      accounts = [{ namespace = "kube-system", name = "ebs-csi-controller-sa" }]
      managed  = "service-role/AmazonEBSCSIDriverPolicy"
      policy   = jsonencode({ Version = "2012-10-17", Statement = local.volume_statements })
    }
    load-balancer-controller = {
      accounts = [{ namespace = "kube-system", name = "aws-load-balancer-controller" }]
      policy   = jsonencode({ Version = "2012-10-17", Statement = local.load_balancer_statements })
    }
    cluster-autoscaler = {
      accounts = [{ namespace = "kube-system", name = "cluster-autoscaler" }]
      policy   = jsonencode({ Version = "2012-10-17", Statement = local.autoscaler_statements })
    }
  }

  identities = merge(
    { for name, identity in local.system : name => merge({ managed = null, policy = null }, identity) },
    { for name, identity in var.workloads : name => { accounts = tolist(identity.accounts), managed = null, policy = identity.policy } },
  )

  associations = merge([for role, identity in local.identities : {
    for account in identity.accounts : "${account.namespace}/${account.name}" => merge(account, { role = role })
  }]...)
}

resource "aws_iam_role" "pods" {
  for_each = local.identities

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
        "aws:RequestTag/kubernetes-namespace"       = distinct(each.value.accounts[*].namespace)
        "aws:RequestTag/kubernetes-service-account" = distinct(each.value.accounts[*].name)
      } }
    }]
  })
}

resource "aws_iam_role_policy" "pods" {
  for_each = { for name, identity in local.identities : name => identity.policy if identity.policy != null }

  name   = "pods"
  role   = aws_iam_role.pods[each.key].id
  policy = each.value
}

resource "aws_iam_role_policy_attachment" "pods" {
  for_each = { for name, identity in local.identities : name => identity.managed if identity.managed != null }

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
