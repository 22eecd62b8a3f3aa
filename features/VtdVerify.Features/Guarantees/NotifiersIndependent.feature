Feature: One notifier's unmap takes nothing from another
  Devices behind one bridge share an address space and its tree. A notifier that comes second and finds the tree emptied is told nothing:
  its container keeps every mapping, its device writes on, and what it dirties is lost.
  Source: before the patch, vtd_address_space_unmap never asked the tree, and its callers loop over all notifiers.

  Background:
    Given an IOMMU of the usual address width
    And the notify rule of QEMU up to 10.1, which asserts
    And a migration is running
    And guest memory is tracked for migration

  @notifiers-independent
  Rule: Of two equal scopes the second is served as the first

    Scenario Outline: The scope <scope>, tracked for <flags>
      Given guest memory is tracked for <flags>
      And the notifier's scope is <scope>
      And another notifier has the same scope
      And the IOVA tree holds:
        | iova        | size | guest physical address |
        | 0x1000      | 4K   | 0x7000                 |
        | 0x40000000  | 2M   | 0x80000000             |
        | 0xfffff000  | 4K   | 0x9000                 |
        | 0x100000000 | 1G   | 0x0                    |
      When the scope is unmapped, and then the other notifier's
      Then the other notifier was told of every mapping of its scope that left the tree

      Examples:
        | scope                            | flags      |
        | [0x0, 0xfedfffff]                | nothing    |
        | [0x0, 0xfedfffff]                | migration  |
        | [0xfef00000, 0xffffffffffffffff] | nothing    |
        | [0xfef00000, 0xffffffffffffffff] | migration  |
        | [0x0, 0xffffffffffffffff]        | dirty rate |

  @notifiers-independent
  Rule: Neither other scopes nor other flags make a difference

    Scenario Outline: The other scope is <other>
      Given the notifier's scope is [0x1000, 0x3fff]
      And another notifier has the scope <other>
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
        | 0x3000 | 4K   | 0x8000                 |
        | 0x4000 | 4K   | 0x9000                 |
      When the scope is unmapped, and then the other notifier's
      Then the other notifier was told of every mapping of its scope that left the tree

      Examples:
        | other             |
        | [0x0, 0xfedfffff] |
        | [0x3000, 0x3fff]  |
        | [0x4000, 0x4fff]  |

    Scenario: The first notifier listens for UNMAP alone
      Given the notifier's scope is [0x0, 0xfedfffff]
      And another notifier has the same scope
      And the notifier listens for UNMAP alone, as vhost does
      And the notifier is the first in the address space's list
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
      When the scope is unmapped, and then the other notifier's
      Then the other notifier was told of every mapping of its scope that left the tree

    Scenario: The second notifier listens for UNMAP alone
      Given the notifier's scope is [0x0, 0xfedfffff]
      And another notifier has the same scope and listens for UNMAP alone
      And the IOVA tree holds:
        | iova   | size | guest physical address |
        | 0x1000 | 4K   | 0x7000                 |
      When the scope is unmapped, and then the other notifier's
      Then the other notifier was told of every mapping of its scope that left the tree
