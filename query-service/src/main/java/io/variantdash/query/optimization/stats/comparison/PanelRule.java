package io.variantdash.query.optimization.stats.comparison;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss-Legendre quadrature on [−1, 1] that also integrates up to each of its own nodes, so that one evaluation of a density
 * gives the cumulative distribution beside it.
 */
final class PanelRule {

    private final double[] nodes;
    private final double[] weights;
    private final double[][] upToNode;

    PanelRule(int size) {
        GaussIntegrator integrator = new GaussIntegratorFactory().legendre(size);
        nodes = new double[size];
        weights = new double[size];
        for (int i = 0; i < size; i++) {
            nodes[i] = integrator.getPoint(i);
            weights[i] = integrator.getWeight(i);
        }
        upToNode = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                upToNode[i][j] = weights[j] * weightUpTo(nodes[i], nodes[j], size);
            }
        }
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** The weights that integrate from −1 to node {@code i}. */
    double[] upToNode(int i) {
        return upToNode[i];
    }

    /** Σ (2l+1)/2·P_l(at)·∫P_l from −1 to {@code end}: the interpolating polynomial's Legendre series, integrated by terms. */
    private static double weightUpTo(double end, double at, int size) {
        double[] atEnd = legendre(end, size + 1);
        double[] atNode = legendre(at, size + 1);
        double sum = (end + 1) / 2;
        for (int l = 1; l < size; l++) {
            sum += atNode[l] * (atEnd[l + 1] - atEnd[l - 1]) / 2;
        }
        return sum;
    }

    private static double[] legendre(double x, int degree) {
        double[] values = new double[degree + 1];
        values[0] = 1;
        values[1] = x;
        for (int l = 1; l < degree; l++) {
            values[l + 1] = ((2 * l + 1) * x * values[l] - l * values[l - 1]) / (l + 1);
        }
        return values;
    }
}
