Feature: The tracked path is taken exactly while guest memory is tracked
  Guarded by less than all three flags of global_dirty_tracking, dirty-rate measurement and dirty limiting lose pages; guarded by more,
  listeners that need the whole scope are not served. Whether a migration is running is another condition than any of the flags.
  Source: the patch's text, when global_dirty_tracking is active; the author's note of 28 November 2025 on v5.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And the notifier's scope is [0x0, 0xfedfffff]
    And the IOVA tree holds:
      | iova       | size | guest physical address |
      | 0x40000000 | 2M   | 0x80000000             |

  @guard
  Rule: Any tracking flag leads to the tracked path

    Scenario Outline: Guest memory is tracked for <flags> while <migration> is running
      Given <migration> is running
      And guest memory is tracked for <flags>
      When the scope is unmapped
      Then the tracked path is taken, mapping by mapping

      Examples:
        | flags                                 | migration    |
        | migration                             | a migration  |
        | dirty rate                            | no migration |
        | dirty limit                           | no migration |
        | migration and dirty rate              | a migration  |
        | dirty rate and dirty limit            | no migration |
        | migration, dirty rate and dirty limit | a migration  |

    Scenario: The migration's tracking is still on when the migration is over
      Given no migration is running
      And guest memory is tracked for migration
      When the scope is unmapped
      Then the tracked path is taken, mapping by mapping

    Scenario: Nothing is mapped
      Given a migration is running
      And guest memory is tracked for migration
      And the IOVA tree is empty
      When the scope is unmapped
      Then the tracked path is taken, mapping by mapping

    Scenario: The scope above the interrupt range
      Given a migration is running
      And guest memory is tracked for migration
      And the notifier's scope is [0xfef00000, 0xffffffffffffffff]
      When the scope is unmapped
      Then the tracked path is taken, mapping by mapping

  @guard
  Rule: No tracking flag leads to the plain path

    Scenario: Neither a migration nor tracking
      Given no migration is running
      And guest memory is tracked for nothing
      When the scope is unmapped
      Then the plain path is taken, whatever the tree holds

    Scenario: A migration is being set up and does not track yet
      Given a migration is running
      And guest memory is tracked for nothing
      When the scope is unmapped
      Then the plain path is taken, whatever the tree holds

    Scenario: Nothing is mapped and nothing is tracked
      Given no migration is running
      And guest memory is tracked for nothing
      And the IOVA tree is empty
      When the scope is unmapped
      Then the plain path is taken, whatever the tree holds
