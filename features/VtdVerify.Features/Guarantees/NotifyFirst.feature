Feature: A mapping is notified before it is removed
  The removal frees the mapping. An UNMAP that is made from it afterwards is made from freed memory, and a mapping that leaves the tree
  first is forgotten if its UNMAP then fails to be sent.
  Source: iova_tree_remove in QEMU's util/iova-tree.c, and the fix 69292a8e40f4 of 2022 for a read after free.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And the IOVA tree holds:
      | iova        | size | guest physical address |
      | 0x0         | 4K   | 0x7000                 |
      | 0x1000      | 4K   | 0x9000                 |
      | 0x40000000  | 1G   | 0x80000000             |
      | 0xfedff000  | 4K   | 0x8000                 |
      | 0xfffff000  | 4K   | 0xa000                 |
      | 0x100000000 | 2M   | 0x40000000             |

  @notify-first
  Rule: Whatever leaves the tree was unmapped before

    Scenario Outline: The scope <scope>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      When the scope is unmapped
      Then every mapping inside the scope that left the tree was unmapped before

      Examples:
        | scope                            | flags                     |
        | [0x0, 0xfedfffff]                | nothing                |
        | [0x0, 0xfedfffff]                | migration              |
        | [0xfef00000, 0xffffffffffffffff] | nothing                |
        | [0xfef00000, 0xffffffffffffffff] | dirty rate             |
        | [0x0, 0xffffffffffffffff]        | migration and dirty limit |
        | [0x1000, 0x1fff]                 | migration              |

    Scenario: With the notify rule that crops
      Given the notify rule of QEMU from 10.2 on, which crops
      And guest memory is tracked for migration
      And the notifier's scope is [0x0, 0xfedfffff]
      When the scope is unmapped
      Then every mapping inside the scope that left the tree was unmapped before
