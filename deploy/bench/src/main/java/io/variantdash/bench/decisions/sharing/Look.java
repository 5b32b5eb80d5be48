package io.variantdash.bench.decisions.sharing;

import io.variantdash.bench.decisions.archive.Course;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.util.ArrayList;
import java.util.List;

/** All variants of a test after so many views of each, or all of its own where it had fewer. */
record Look(List<EngagementPosterior> posteriors) {

    static Look after(int shown, List<Course> courses, double[] predictions, InformedPrior prior) {
        List<EngagementPosterior> posteriors = new ArrayList<>();
        for (int i = 0; i < predictions.length; i++) {
            Course course = courses.get(i);
            int views = Math.min(shown, course.views());
            posteriors.add(prior.of(predictions[i]).after(course.clicksWithin(views), views));
        }
        return new Look(posteriors);
    }

    EngagementPosterior of(int which) {
        return posteriors.get(which);
    }

    /** The mean rate of the running variants but for one, as known at this moment. */
    double meanOfOthers(int which, boolean[] running) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < running.length; i++) {
            if (running[i] && i != which) {
                sum += of(i).mean();
                count++;
            }
        }
        return sum / count;
    }
}
