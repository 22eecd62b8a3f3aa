Feature: Placeholder
  The smallest feature that runs.

  Scenario: One step
    Given nothing
