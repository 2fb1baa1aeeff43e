// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import io.quarkus.test.junit.QuarkusTestProfile;

/** For tests that leave names behind which others would stumble over: a store of their own. */
public class OwnStore implements QuarkusTestProfile {}
