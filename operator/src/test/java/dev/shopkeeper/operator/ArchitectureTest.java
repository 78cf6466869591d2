package dev.shopkeeper.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/// Who may use what: the rooms of the house and the walls between them.
@AnalyzeClasses(
    packages = "dev.shopkeeper.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.shopkeeper.operator.";
  private static final String[] TIERS = {
    ROOT + "network..",
    ROOT + "database..",
    ROOT + "api..",
    ROOT + "ui..",
    ROOT + "edge..",
    ROOT + "monitoring.."
  };
  private static final String[] PURE = {
    ROOT + "shop..",
    ROOT + "naming..",
    ROOT + "observe..",
    ROOT + "workload..",
    ROOT + "certificate..",
    ROOT + "prometheus..",
    ROOT + "durable..",
    ROOT + "network..",
    ROOT + "monitoring..",
    ROOT + "database..",
    ROOT + "api..",
    ROOT + "ui..",
    ROOT + "edge..",
    ROOT + "rollout..",
    ROOT + "override..",
    ROOT + "plan..",
    ROOT + "status.."
  };
  private static final String[] CLIENT_AND_SDK = {
    "io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", "java.net.."
  };

  @ArchTest
  static final ArchRule onlyTheClusterRoomSpeaksToKubernetes =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "cluster..", ROOT + "shop..")
          .and()
          .haveNameNotMatching(".*OperatorMain.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLIENT_AND_SDK);

  @ArchTest
  static final ArchRule theShopKnowsOfTheClientOnlyWhatACustomResourceIs =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "shop..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CLIENT_AND_SDK)
                  .and(not(resideInAPackage("io.fabric8.kubernetes.client")))
                  .as("are more of the client than CustomResource"));

  @ArchTest
  static final ArchRule theShopKnowsNoSibling =
      classes()
          .that()
          .resideInAPackage(ROOT + "shop..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(ROOT + "shop..").or(not(resideInAPackage("dev.shopkeeper.."))));

  @ArchTest
  static final ArchRule theCoreIsPure =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callConstructor(SecureRandom.class);

  @ArchTest
  static final ArchRule theCoreHasNoMutableStatics =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(PURE)
          .and()
          .areStatic()
          .should()
          .notBeFinal();

  @ArchTest
  static final ArchRule theCoreKnowsNotWhoUsesIt =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "cluster..", ROOT + "render..", ROOT + "logging..");

  @ArchTest
  static final ArchRule theClusterRoomKnowsNoTier =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TIERS);

  @ArchTest
  static final ArchRule tiersKnowNoOtherTier =
      SlicesRuleDefinition.slices()
          .matching(ROOT + "(network|database|api|ui|edge|monitoring)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      SlicesRuleDefinition.slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Info")
          .orShould()
          .haveSimpleNameEndingWith("Handler");
}
