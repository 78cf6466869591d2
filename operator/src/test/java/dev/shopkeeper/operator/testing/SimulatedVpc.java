package dev.shopkeeper.operator.testing;

import java.util.List;
import java.util.Map;

/// A network as EKS wants it: public subnets in two zones, tagged so that the AWS Load Balancer
/// Controller of the cluster finds them, and addresses of it for pods.
public final class SimulatedVpc {
  public static final String CLUSTER = "rehearsal";

  private final SimulatedAws aws;
  private final String id;
  private final List<String> subnets;

  private SimulatedVpc(SimulatedAws aws, String id, List<String> subnets) {
    this.aws = aws;
    this.id = id;
    this.subnets = subnets;
  }

  public static SimulatedVpc in(SimulatedAws aws) {
    String id = aws.ec2("CreateVpc", Map.of("CidrBlock", "10.90.0.0/16")).text("//vpcId");
    return new SimulatedVpc(
        aws,
        id,
        List.of(subnet(aws, id, "a", "10.90.1.0/24"), subnet(aws, id, "b", "10.90.2.0/24")));
  }

  public String id() {
    return id;
  }

  public List<String> subnets() {
    return subnets;
  }

  /// Gives a pod an interface of its own, as the VPC's network plug-in does, and returns its
  /// address.
  public String podAddress() {
    return aws.ec2("CreateNetworkInterface", Map.of("SubnetId", subnets.getFirst()))
        .text("//networkInterface/privateIpAddress");
  }

  private static String subnet(SimulatedAws aws, String vpc, String zone, String range) {
    return aws.ec2(
            "CreateSubnet",
            Map.of(
                "VpcId",
                vpc,
                "CidrBlock",
                range,
                "AvailabilityZone",
                SimulatedAws.REGION + zone,
                "TagSpecification.1.ResourceType",
                "subnet",
                "TagSpecification.1.Tag.1.Key",
                "kubernetes.io/role/elb",
                "TagSpecification.1.Tag.1.Value",
                "1",
                "TagSpecification.1.Tag.2.Key",
                "kubernetes.io/cluster/" + CLUSTER,
                "TagSpecification.1.Tag.2.Value",
                "shared"))
        .text("//subnetId");
  }
}
